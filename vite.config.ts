import { defineConfig, type UserConfig } from 'vite';

/**
 * The build for a script tag: ES modules with every dependency inside, minified, what is loaded on
 * demand as chunks beside the entry.
 *
 * @param input source of each entry by the name of its file
 */
export function bundle(input: Readonly<Record<string, string>>): UserConfig {
  return {
    base: './',
    publicDir: false,
    // The same bundle whatever NODE_ENV says where it is built.
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['module', 'browser', 'production'] },
    // What tsconfig.json says of decorators and class fields, for files outside its reach as well.
    oxc: {
      decorator: { legacy: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { ...input },
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'usage-elements-[name]-[hash].js',
        },
      },
    },
  };
}

export default defineConfig(bundle({ 'usage-elements': 'src/define.ts' }));
