package org.tallyport.simulator.wired;

import java.io.IOException;

/** Begins and ends faults of a running terminal. */
record FaultSwitch(WiredTerminal terminal) {
  /** Begins a fault. */
  void begin(WiredFault fault) throws IOException, InterruptedException {
    String victim = fault.victim();
    switch (fault.kind()) {
      case LINE_CUT, LINE_HALF_OPEN, LINE_SLOW -> terminal.lines().begin(fault);
      case KILL -> terminal.program(victim).kill();
      case STALL -> terminal.program(victim).stall();
      case PLC_RESTART -> terminal.board(victim).loseSources();
      case PLC_DOWNLOAD -> terminal.board(victim).beginDownload();
    }
  }

  /** Ends a fault; what follows from it goes on for a while. */
  void end(WiredFault fault) throws IOException, InterruptedException {
    String victim = fault.victim();
    switch (fault.kind()) {
      case LINE_CUT, LINE_HALF_OPEN, LINE_SLOW -> terminal.lines().end(fault);
      case KILL -> terminal.program(victim).restart();
      case STALL -> terminal.program(victim).resume();
      case PLC_RESTART -> terminal.board(victim).regainSources();
      case PLC_DOWNLOAD -> terminal.board(victim).endDownload();
    }
  }
}
