import '../../src/define.ts';

const provider = document.querySelector('usage-provider')!;

/** What this page itself takes from its address; the provider takes the filters. */
const attributes = ['time-zone', 'locale', 'from', 'to'] as const;

const address = new URLSearchParams(location.search);
for (const name of attributes) {
  const value = address.get(name);
  if (value) provider.setAttribute(name, value);
}

// Set before the provider reads the address, this is what the page shows where the address names no
// organization; `?organization=` shows all.
provider.filters = { organization: ['brightwater-home'] };
