// A small PLC on node-opcua: a counter that changes every 50 ms, reported by exception, a flag, a constant.
// Prints one line "endpoint <url>" when it serves; ends when its standard input closes.
const { OPCUAServer } = require("node-opcua-server");

async function main() {
  const server = new OPCUAServer({
    port: Number(process.argv[2]),
    hostname: "127.0.0.1",
    resourcePath: "/UA/plc",
    allowAnonymous: true,
  });
  await server.initialize();
  const namespace = server.engine.addressSpace.getOwnNamespace();
  const folder = namespace.addFolder("ObjectsFolder", { browseName: "STS9" });
  const add = (name, dataType, value) =>
    namespace.addVariable({
      componentOf: folder,
      browseName: name,
      nodeId: `s=STS9.${name}`,
      dataType,
      minimumSamplingInterval: 0,
      value: { dataType: dataType, value },
    });
  const counter = add("nCounter", "UInt32", 0);
  const locked = add("bLocked", "Boolean", false);
  add("rLoad", "Double", 12.5);
  let count = 0;
  const timer = setInterval(() => {
    count++;
    counter.setValueFromSource({ dataType: "UInt32", value: count });
    locked.setValueFromSource({ dataType: "Boolean", value: count % 20 >= 10 });
  }, 50);
  await server.start();
  console.log(`endpoint opc.tcp://127.0.0.1:${process.argv[2]}/UA/plc`);
  process.stdin.on("close", async () => {
    clearInterval(timer);
    await server.shutdown(100);
    process.exit(0);
  });
  process.stdin.resume();
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
