package org.tallyport.gateway.ledger;

/**
 * Something that a person has to look at.
 *
 * @param kind such as {@code fork}
 * @param subject the board or equipment
 * @param sinceUtcMicroseconds since when
 * @param text what happened and what to do, one line
 */
public record Alarm(String kind, String subject, long sinceUtcMicroseconds, String text) {}
