import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { filterStories } from './filter-stories.ts';
import { onPage } from './support.ts';

const stories = filterStories({
  dimension: 'member',
  element: html`<member-filter></member-filter>`,
  keys: ['ines', 'amal'],
  search: 'le',
});

const meta: Meta = { title: 'Elements/member-filter', component: 'member-filter' };
export default meta;

type Story = StoryObj;

export const Default: Story = stories.Default;

export const Open: Story = stories.Open;

/** What is typed on the closed button goes to the search as well. */
export const Search: Story = stories.Search;

export const Chosen: Story = stories.Chosen;

export const Deleted: Story = stories.shown({ filters: { member: ['paulo'] } });

/** With the attribute `multiple`. */
export const Multiple: Story = {
  ...stories.Several,
  render: () =>
    onPage(html`<member-filter multiple></member-filter>`, {
      filters: { member: ['ines', 'amal'] },
    }),
};

/** As from an old link: the key is shown, and it can be cleared. */
export const NotFound: Story = stories.NotFound;

/** What the other filters leave empty stays in its place and says so. */
export const LeftEmpty: Story = stories.LeftEmpty;

/** The host has fixed it by an attribute of the provider. */
export const Fixed: Story = stories.Fixed;

/** After some seconds it says that it still loads, and can be stopped. */
export const Loading: Story = stories.Loading;

/** The former answer stays, dimmed, while the next one loads. */
export const Refreshing: Story = stories.Refreshing;

export const Empty: Story = stories.Empty;

export const NothingMatches: Story = stories.NothingMatches;

export const Error: Story = stories.Error;

/** The API refuses the list. */
export const Forbidden: Story = stories.Forbidden;

/** The API says beforehand which role the filter takes. */
export const NeedsRole: Story = stories.NeedsRole;

export const Unconfigured: Story = stories.Unconfigured;

/** The API says that it cannot filter by this. */
export const NotAvailable: Story = stories.NotAvailable;

export const Themed: Story = stories.Themed;

export const Dark: Story = stories.Dark;

/** The popup is not cut off by a box that hides what does not fit. */
export const Narrow: Story = stories.Narrow;

export const RightToLeft: Story = stories.RightToLeft;
