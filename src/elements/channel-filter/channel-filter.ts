import { OneOrSeveralFilter } from '../dimension-filter/one-or-several-filter.ts';
import { channelFilterTexts } from './channel-filter.texts.ts';

/** Chooses all channels or one of them, as web chat or phone, for everything on the page. */
export class ChannelFilter extends OneOrSeveralFilter {
  protected override readonly dimension = 'channel';
  protected override readonly texts = channelFilterTexts;
}

declare global {
  interface HTMLElementTagNameMap {
    'channel-filter': ChannelFilter;
  }
}
