/** A request as the elements make it. */
export interface Question {
  readonly name: string;
  readonly path: string;
  /** Which page is looked at. Default: the first. */
  readonly page?: number;
}

const month = 'from=2026-10-21T22:00:00Z&to=2026-11-20T23:00:00Z&time_zone=Europe/Berlin';
const year = 'from=2025-11-30T23:00:00Z&to=2026-11-30T23:00:00Z&time_zone=Europe/Berlin';
const conversations = (range: string, more = '') =>
  `/conversations?${range}&limit=100${more && `&${more}`}`;

export const questions: readonly Question[] = [
  { name: 'Newest conversations of a month', path: conversations(month) },
  { name: 'Their tenth page', path: conversations(month), page: 10 },
  { name: 'Newest conversations of a year', path: conversations(year) },
  { name: 'Their tenth page', path: conversations(year), page: 10 },
  { name: 'Dearest conversations of a year', path: conversations(year, 'sort=-in_range') },
  { name: 'Their tenth page', path: conversations(year, 'sort=-in_range'), page: 10 },
  { name: 'Longest conversations of a year', path: conversations(year, 'sort=-messages') },
  { name: 'Conversations of one agent in a year', path: conversations(year, 'agent=agt_delivery') },
  { name: 'Conversations by phone in a year', path: conversations(year, 'channel=phone') },
  { name: 'Their tenth page', path: conversations(year, 'channel=phone'), page: 10 },
  { name: 'Search for a conversation id', path: conversations(year, 'search=g152f5uqk') },
  { name: 'Search for a contact', path: conversations(year, 'search=clara%20aksoy') },
  { name: 'Search for an agent', path: conversations(year, 'search=delivery') },
  { name: 'Search for two letters', path: conversations(year, 'search=zq') },
  { name: 'Search for what is nowhere', path: conversations(year, 'search=no-such-thing') },
  {
    name: 'Usage of a month by day',
    path: `/usage?metric=credits&metric=messages&interval=day&daily=true&${month}`,
  },
  {
    name: 'Usage of a year by month and agent',
    path: `/usage?metric=credits&interval=month&group_by=agent&${year}`,
  },
  {
    name: 'Agents to choose from, with those without usage in a month',
    path: `/dimensions/agent?${month.replace(/&time_zone.*/, '')}&limit=100`,
  },
];
