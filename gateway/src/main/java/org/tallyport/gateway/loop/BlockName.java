package org.tallyport.gateway.loop;

import org.tallyport.wire.JournalId;

/** One block of one journal. */
record BlockName(JournalId journal, long number) {}
