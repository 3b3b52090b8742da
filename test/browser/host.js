/**
 * A small host of MCP Apps, built on the extension's own `AppBridge`: calls a tool, reads the page that is linked to it and shows it
 * in a sandboxed frame, as the reference host does.
 */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';

/** Resolves when the view has been given the answer. */
globalThis.showTool = async (name, args, hostContext, given) => {
  const client = new Client({ name: 'host', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp?toolsets=all', location.href)));
  const { tools } = await client.listTools();
  const tool = tools.find((each) => each.name === name);
  const { contents } = await client.readResource({ uri: tool._meta.ui.resourceUri });
  const result = given ?? (await client.callTool({ name, arguments: args }));
  globalThis.showAgain = () => showTool(name, args, hostContext, result);

  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.style.cssText = 'width:720px;height:500px;border:0';
  document.body.replaceChildren(frame);
  const bridge = new AppBridge(
    client,
    { name: 'host', version: '1' },
    { serverTools: {}, serverResources: {}, logging: {}, updateModelContext: { text: {} } },
    { hostContext },
  );
  globalThis.bridge = bridge;
  bridge.onsizechange = ({ height }) => {
    globalThis.viewHeight = height;
  };
  globalThis.told = [];
  bridge.onupdatemodelcontext = async ({ content }) => {
    globalThis.told.push(content[0].text);
    return {};
  };
  const initialized = new Promise((resolve) => {
    bridge.oninitialized = resolve;
  });
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.srcdoc = contents[0].text;
  await initialized;
  await bridge.sendToolInput({ arguments: args });
  await bridge.sendToolResult(result);
  return contents[0].mimeType;
};
