// A PLC on node-opcua, told what to do by JSON lines on its standard input; ends when that closes.
// First line: {"port":4840,"nodes":[{"name":"STS9.rLoad","type":"Float","value":0}]}. When it serves it prints
// "endpoint <url>"; the nodes are in a namespace of its own, with string ids. Then, one after the other:
//   {"set":{"STS9.rLoad":12.5}}         values with the time of now
//   {"bad":"STS9.rLoad"}                the value is bad from now on
//   {"count":"STS9.nCounter","every":50}  adds 1 every so many ms from now on
//   {"wait":300}                        what follows comes at least so many ms later
const { OPCUAServer } = require("node-opcua-server");
const { StatusCodes } = require("node-opcua-status-code");
const lines = require("readline").createInterface({ input: process.stdin });
const URI = "urn:tallyport:test:plc";

async function serve({ port, nodes }) {
  const server = new OPCUAServer({
    port,
    hostname: "127.0.0.1",
    resourcePath: "/UA/plc",
    allowAnonymous: true,
  });
  await server.initialize();
  const namespace = server.engine.addressSpace.registerNamespace(URI);
  const folder = namespace.addFolder("ObjectsFolder", { browseName: "PLC" });
  const variables = new Map();
  for (const { name, type, value } of nodes) {
    const variable = namespace.addVariable({
      componentOf: folder,
      browseName: name,
      nodeId: `s=${name}`,
      dataType: type,
      minimumSamplingInterval: 0,
      value: { dataType: type, value },
    });
    variables.set(name, { variable, type, value });
  }
  await server.start();
  console.log(`endpoint opc.tcp://127.0.0.1:${port}/UA/plc`);
  return { server, variables };
}

function set(variables, name, value, status = StatusCodes.Good) {
  const node = variables.get(name);
  node.value = value;
  node.variable.setValueFromSource({ dataType: node.type, value }, status);
}

async function follow({ variables }, order) {
  if (order.set) {
    Object.entries(order.set).forEach(([name, value]) => set(variables, name, value));
  } else if (order.bad) {
    set(variables, order.bad, variables.get(order.bad).value, StatusCodes.BadSensorFailure);
  } else if (order.count) {
    setInterval(() => set(variables, order.count, variables.get(order.count).value + 1), order.every);
  } else if (order.wait) {
    await new Promise((done) => setTimeout(done, order.wait));
  } else {
    throw new Error(`unknown order ${JSON.stringify(order)}`);
  }
}

async function main() {
  let plc;
  for await (const line of lines) {
    const order = JSON.parse(line);
    if (plc) {
      await follow(plc, order);
    } else {
      plc = await serve(order);
    }
  }
  await plc?.server.shutdown(100);
  process.exit(0);
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
