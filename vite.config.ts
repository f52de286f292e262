import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { slimLibraries } from './scripts/slim-libraries.ts';

/** Chart.js mixes colours only in animations and on hover, which our charts have neither of. */
const noColors = fileURLToPath(new URL('scripts/no-colors.ts', import.meta.url));

/** Comments and blanks in style sheets and indentation in templates, which minifiers leave alone. */
function withoutIndentation(): Plugin {
  return {
    name: 'usage-elements:indentation',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.styles.ts')
        ? code
            .replace(/\/\*[^]*?\*\//g, '')
            .replace(/\s*([{};,>])\s*/g, '$1')
            .replace(/([:(`])\s+/g, '$1')
            .replace(/\s+\)/g, ')')
            .replace(/;(?=}[^`])/g, '')
        : undefined,
    generateBundle: (_options, files) => {
      for (const file of Object.values(files)) {
        if (file.type === 'chunk') file.code = file.code.replace(/\n{1,} {2,}|\n{2,}/g, '\n');
      }
    },
  };
}

/** What is loaded on demand has no style sheets to wait for, so it is loaded plainly. */
function plainImports(): Plugin {
  return {
    name: 'usage-elements:plain-imports',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js'
        ? 'export const __vitePreload = (load) => load();'
        : undefined,
  };
}

/** Usage pages only read: nothing of ours changes data through the query client. */
function withoutMutations(): Plugin {
  const stub = fileURLToPath(new URL('scripts/no-mutations.ts', import.meta.url));
  return {
    name: 'usage-elements:no-mutations',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === './mutationCache.js' && importer?.includes('query-core') ? stub : undefined,
  };
}

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
    resolve: {
      conditions: ['module', 'browser', 'production'],
      alias: { '@kurkle/color': noColors },
    },
    plugins: [plainImports(), withoutIndentation(), withoutMutations(), slimLibraries()],
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
        // No property that we or our libraries read does anything but answer.
        treeshake: { propertyReadSideEffects: false },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'usage-elements-[name]-[hash].js',
        },
      },
    },
  };
}

export default defineConfig(bundle({ 'usage-elements': 'src/define.ts' }));
