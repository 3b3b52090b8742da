import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the server is, and a token of its API_TOKENS. The proxy adds the token, so the page never has it. */
const target = process.env.AMOCRM_GRAPHQL_URL ?? 'http://127.0.0.1:8000';
const token = process.env.AMOCRM_GRAPHQL_TOKEN;

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '/graphql': {
        target,
        changeOrigin: true,
        // What the page sends comes from its own origin; to the server it is the proxy that asks.
        headers: { origin: new URL(target).origin, ...(token && { authorization: `Bearer ${token}` }) },
      },
    },
  },
});
