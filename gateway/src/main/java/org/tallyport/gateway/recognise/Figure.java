package org.tallyport.gateway.recognise;

/** What has a coverage of its own. */
public enum Figure {
  BOXES,
  TONNES,
  WAGONS
}
