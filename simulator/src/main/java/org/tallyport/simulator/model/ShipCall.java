package org.tallyport.simulator.model;

/**
 * What one crane has to do at one ship.
 *
 * @param arrivalMicroseconds since the start of the run: when the crane can begin
 * @param discharge lifts from the vessel
 * @param load lifts to the vessel
 * @param restows lifts within the vessel
 * @param restowsOverQuay boxes set on the quay and taken back: two lifts each
 * @param railLifts lifts between quay and wagon under the crane, while the hatch is closed
 * @param hatchCovers taken off before the work in a hold and put back after it
 */
public record ShipCall(
    long arrivalMicroseconds,
    int discharge,
    int load,
    int restows,
    int restowsOverQuay,
    int railLifts,
    int hatchCovers) {}
