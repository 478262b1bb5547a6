package org.tallyport.simulator.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code load.json}. */
public final class LoadJson {
  private LoadJson() {}

  public static void write(Path file, LoadReport report) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    LoadPlan plan = report.plan();
    root.put("boards", plan.boards());
    root.put("signals_per_board", plan.signals());
    root.put("readings_per_second_per_signal", plan.rate());
    root.put("broker", plan.broker().map(URI::toString).orElse("embedded in the gateway"));
    root.put("seconds", round(report.seconds()));
    root.put("drain_seconds", round(report.drainSeconds()));
    LoadReport.Sums sums = report.sums();
    root.put("readings_made", sums.made());
    root.put("readings_refused", sums.refused());
    root.put("readings_acknowledged", sums.acknowledged());
    root.put("readings_in_ledger", report.ledgerReadings());
    root.put("blocks_written", sums.blocks());
    root.put("blocks_in_ledger", report.ledgerBlocks());
    root.put("blocks_resent", sums.resent());
    root.put("links_lost", sums.linksLost());
    root.put("boards_forked", sums.forked());
    root.put("latency_p50_ms", round(report.latency().p50Milliseconds()));
    root.put("latency_p99_ms", round(report.latency().p99Milliseconds()));
    root.set("gateway", gateway(report.gateway()));
    root.put("boards_processor_seconds", round(report.boardsProcessorSeconds()));
    root.put("machine_processors", report.machine().processors());
    root.put("machine_load_before", report.machine().loadBefore());
    root.put("machine_load_after", report.machine().loadAfter());
    ArrayNode faults = root.putArray("faults");
    report.faults().forEach(faults::add);
    root.put("verdict", report.faults().isEmpty() ? "passed" : "failed");
    ArrayNode samples = root.putArray("samples");
    report.samples().forEach(one -> samples.add(sample(one)));
    ObjectMapper mapper = new ObjectMapper();
    Files.writeString(
        file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + '\n');
  }

  private static ObjectNode gateway(LoadReport.GatewayUse gateway) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("resident_bytes", (long) gateway.residentBytes())
        .put("most_resident_bytes", (long) gateway.mostResidentBytes())
        .put("resident_bytes_per_hour", Math.round(gateway.residentBytesPerHour()))
        .put("handles", (long) gateway.handles())
        .put("handles_per_hour", round(gateway.handlesPerHour()))
        .put("processor_seconds", round(gateway.processorSeconds()));
  }

  private static ObjectNode sample(LoadReport.Sample one) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("seconds", round(one.seconds()))
        .put("made_per_second", Math.round(one.madePerSecond()))
        .put("acknowledged_per_second", Math.round(one.acknowledgedPerSecond()))
        .put("backlog_readings", one.backlog())
        .put("latency_p50_ms", round(one.p50Milliseconds()))
        .put("latency_p99_ms", round(one.p99Milliseconds()))
        .put("gateway_resident_bytes", one.gatewayResidentBytes())
        .put("gateway_handles", one.gatewayHandles())
        .put("gateway_processors", round(one.gatewayProcessors()));
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
