/**
 * Many trials: seeds in parallel, each under a plan of faults of its own; kills of real programs;
 * images. What fails is shrunk to the smallest plan that still fails and kept with the command that
 * replays it.
 *
 * <p>In: what is wanted ({@link CampaignPlan}) and a folder. Out: a line per seed in the folder's
 * results, so that a campaign that was ended goes on where it was; at the end {@code campaign.json}
 * and {@code campaign.md}.
 *
 * <p>Invariants: a trial that throws is a failure of its seed, never of the campaign; no two trials
 * share a folder; a result counts only for the scenario, seed and minutes that it was made for.
 */
@NullMarked
package org.tallyport.simulator.campaign;

import org.jspecify.annotations.NullMarked;
