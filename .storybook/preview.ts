import {
  setCustomElementsManifest,
  type ArgTypesEnhancer,
  type Decorator,
  type Preview,
} from '@storybook/web-components-vite';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import manifest from '../custom-elements.json';
import { createHandlers } from '../test/mocks/handlers.ts';
import { withDistinctNames } from './distinct-names.ts';
import './preview.css';

setCustomElementsManifest(withDistinctNames(manifest));

/** Colour scheme and writing direction are the page's to say, so the page says them. */
const withPage: Decorator = (story, { globals }) => {
  const { scheme, direction, width } = globals as Record<string, string>;
  const page = document.documentElement;
  page.dataset['scheme'] = scheme;
  page.dataset['width'] = width;
  page.dir = direction ?? 'ltr';
  return story();
};

/** Only what a story can be given has a control; parts, slots and events are there to be read. */
const readOnly: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, type]) => [
      name,
      type.table?.category === 'attributes' ? type : { ...type, control: false },
    ]),
  );

const preview: Preview = {
  tags: ['autodocs'],
  argTypesEnhancers: [readOnly],
  decorators: [withPage],
  loaders: [
    mswLoader(async () => {
      const worker = setupWorker();
      await worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        serviceWorker: { url: './mockServiceWorker.js' },
      });
      return worker;
    }),
  ],
  initialGlobals: { scheme: 'light', direction: 'ltr', width: 'full' },
  globalTypes: {
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {
        title: 'Scheme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    direction: {
      description: 'Writing direction of the page',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    width: {
      description: 'Width that the story gets',
      toolbar: {
        title: 'Width',
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: 'full', title: 'Full width' },
          { value: '1080', title: '1080 px' },
          { value: '720', title: '720 px' },
          { value: '360', title: '360 px' },
        ],
      },
    },
  },
  parameters: {
    msw: [...createHandlers()],
    layout: 'padded',
    controls: { expanded: true },
    a11y: { test: 'error' },
  },
};

export default preview;
