package org.tallyport.simulator.report;

import java.util.List;

/** Text and tables as HTML. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A table with a line of heads; cells are escaped. */
  static String table(List<String> heads, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table><tr>");
    heads.forEach(head -> table.append("<th>").append(escape(head)).append("</th>"));
    table.append("</tr>\n");
    for (List<String> row : rows) {
      table.append("<tr>");
      row.forEach(cell -> table.append("<td>").append(escape(cell)).append("</td>"));
      table.append("</tr>\n");
    }
    return table.append("</table>\n").toString();
  }
}
