package org.tallyport.simulator.junit;

/** A terminal that its extension ends. */
interface RunningTerminal extends Terminal, AutoCloseable {
  @Override
  void close();
}
