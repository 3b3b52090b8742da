/** Mercurius with its JIT compiler and DataLoader in the context. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import { announce, createLoaders, resolvers, typeDefs } from './upstream.mjs';

const app = fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1, context: () => ({ loaders: createLoaders() }) });
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address());
