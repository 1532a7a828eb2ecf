import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** The widget as one module and, loaded when it is first needed, the socket client. The page beside them is copied as it is. */
export default defineConfig({
  publicDir: 'page',
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { 'care-chat': 'src/element.tsx' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'care-chat-[name]-[hash].js' },
    },
  },
  plugins: [sizes()],
});

/** Prints what the patient's browser loads, compressed: the widget itself and the socket client apart. */
function sizes(): Plugin {
  return {
    name: 'sizes',
    writeBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        this.info(`${file.fileName}: ${(gzipSync(file.code, { level: 9 }).length / 1024).toFixed(1)} kB gzip`);
      }
    },
  };
}
