package org.tallyport.simulator.scenario;

import org.tallyport.simulator.model.CargoPlan;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.PortalWork;
import org.tallyport.simulator.truth.MoveKind;

/** One stretch of a portal crane's work. */
record CargoWork(PortalWork.Gear gear, MoveKind move, Count lifts) {
  CargoPlan.Session session(long time, Chance chance) {
    return new CargoPlan.Session(time, gear, move, lifts.draw(chance));
  }

  double meanTonnes() {
    return lifts.mean()
        * switch (gear) {
          case GRAB -> CargoPlan.MEAN_GRAB_TONNES;
          case HOOK -> CargoPlan.MEAN_HOOK_TONNES;
        };
  }
}
