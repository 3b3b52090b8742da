/** Apollo Server, set up as in its documentation, with DataLoader in the context. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { announce, createLoaders, resolvers, typeDefs } from './upstream.mjs';

const server = new ApolloServer({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ loaders: createLoaders() }),
});
announce({ port: new URL(url).port });
