/** Tremor's theme and classes, as its installation guide gives them, for a light page and its colors alone. */
import { fileURLToPath } from 'node:url';
import tailwindcss from 'tailwindcss';
import colors from 'tailwindcss/colors.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The PostCSS plugin that makes Tremor's style sheet. */
export const tailwind = tailwindcss({
  content: [`${folder}tremor.tsx`, `${folder}node_modules/@tremor/**/*.js`],
  safelist: [
    { pattern: /^(bg|text|stroke|fill)-(blue|amber|violet|emerald|cyan|pink|lime|orange)-500$/ },
  ],
  theme: {
    extend: {
      colors: {
        tremor: {
          brand: {
            faint: colors.blue[50],
            muted: colors.blue[200],
            subtle: colors.blue[400],
            DEFAULT: colors.blue[500],
            emphasis: colors.blue[700],
            inverted: colors.white,
          },
          background: {
            muted: colors.gray[50],
            subtle: colors.gray[100],
            DEFAULT: colors.white,
            emphasis: colors.gray[700],
          },
          border: { DEFAULT: colors.gray[200] },
          ring: { DEFAULT: colors.gray[200] },
          content: {
            subtle: colors.gray[400],
            DEFAULT: colors.gray[500],
            emphasis: colors.gray[700],
            strong: colors.gray[900],
            inverted: colors.white,
          },
        },
      },
      boxShadow: { 'tremor-card': '0 1px 3px 0 rgb(0 0 0 / 0.1)' },
      borderRadius: { 'tremor-small': '0.375rem', 'tremor-default': '0.5rem' },
      fontSize: {
        'tremor-label': ['0.75rem', { lineHeight: '1rem' }],
        'tremor-default': ['0.875rem', { lineHeight: '1.25rem' }],
        'tremor-title': ['1.125rem', { lineHeight: '1.75rem' }],
        'tremor-metric': ['1.875rem', { lineHeight: '2.25rem' }],
      },
    },
  },
});
