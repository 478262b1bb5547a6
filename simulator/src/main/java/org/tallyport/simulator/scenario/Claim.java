package org.tallyport.simulator.scenario;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A stated capacity of a terminal.
 *
 * @param name what it is called
 * @param from the day from which it holds
 * @param tonnesPerYear stated
 * @param teuPerYear stated, where it was
 * @param status such as design or planned
 * @param source where it stands
 */
public record Claim(
    String name,
    LocalDate from,
    double tonnesPerYear,
    OptionalDouble teuPerYear,
    String status,
    String source) {}
