import { defineConfig } from 'vite';

/** `npm run build` puts the pages where the service serves them; `npm run web` shows them while they are written. */
export default defineConfig({
  root: import.meta.dirname,
  // The service puts a fresh nonce here for each answer, for the styles that components add while they run.
  html: { cspNonce: 'CSP-NONCE' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { onwarn: (warning, say) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && say(warning) },
  },
  server: {
    proxy: {
      '^/(?!@|node_modules|src|api/|pages/|parts/|shell/|sign-in/|words/|generated/|main|theme|icon|$)': {
        target: process.env.SERVICE ?? 'http://127.0.0.1:3000',
      },
    },
  },
});
