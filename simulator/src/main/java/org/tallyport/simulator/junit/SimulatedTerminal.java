package org.tallyport.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a simulated {@link Terminal} as a parameter. One at a
 * test method goes before one at its class.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TerminalExtension.class)
public @interface SimulatedTerminal {
  /** A scenario that comes with the simulator, such as {@code small}, or a file. */
  String value();

  /** Of everything by chance. */
  long seed() default 1;

  /**
   * The real programs as processes of their own in real time, sped up; otherwise their loops in the
   * test's thread and in virtual time.
   */
  boolean wired() default false;

  /** Wired: simulated seconds per second, at most. */
  double speed() default 20;

  /**
   * What goes wrong, one fault each, such as {@code link-cut quay-1 from 60 s for 30 s}, in
   * simulated time. Words and units are those of {@link org.tallyport.simulator.fault.FaultKind}.
   * Wired: link-cut, link-half-open, link-slow, broker-emptied, gateway-killed, board-killed and
   * source-down (of all that the same PLC reads), each as much shorter as simulated time is faster.
   */
  String[] faults() default {};
}
