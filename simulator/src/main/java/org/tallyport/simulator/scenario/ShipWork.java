package org.tallyport.simulator.scenario;

import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.ShipCall;

/** What one crane has to do at a ship of a kind; the counts are those of {@link ShipCall}. */
record ShipWork(
    Count discharge,
    Count load,
    Count restows,
    Count restowsOverQuay,
    Count railLifts,
    Count hatchCovers) {
  ShipCall call(long time, Chance chance) {
    return new ShipCall(
        time,
        discharge.draw(chance),
        load.draw(chance),
        restows.draw(chance),
        restowsOverQuay.draw(chance),
        railLifts.draw(chance),
        hatchCovers.draw(chance));
  }

  double meanLiftsOverQuay() {
    return discharge.mean() + load.mean() + 2 * restowsOverQuay.mean();
  }
}
