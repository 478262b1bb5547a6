package org.tallyport.simulator.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * Carries one direction of one connection.
 *
 * @param from is read to its end
 * @param to is left open
 */
record Pump(Socket from, Socket to, Course.Ride ride) {
  private static final int PIECE_BYTES = 16 << 10;

  void run() throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE_BYTES];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      ride.carry(read);
      if (!ride.dumb()) {
        out.write(piece, 0, read);
      }
    }
  }
}
