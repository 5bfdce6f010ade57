import { defineConfig } from 'vitest/config';

// Built into the node's class path and served by it; nothing is fetched from anywhere else.
export default defineConfig({
  base: './',
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000, reportCompressedSize: false, rolldownOptions: { checks: { pluginTimings: false } } },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
