-- Tables of the reference API. Every statement may run again on a database that has them.
--
-- All tables but `settings` have the organization first in their keys, so that Citus can shard by
-- it: select create_distributed_table('events', 'organization'), the others alike.
-- Text that is compared or sorted uses the "C" collation: the same order everywhere, and quick.

create extension if not exists pg_trgm;

create table if not exists settings (
  key text collate "C" primary key,
  value text not null
);

create table if not exists organizations (
  key text collate "C" primary key,
  label text not null,
  -- Zone and day of month in which billing periods begin; null: nothing is billed.
  time_zone text,
  period_day int check (period_day between 1 and 28),
  plan text,
  source text not null check (source in ('generated', 'import')),
  position int not null
);

-- The values that usage is filtered and grouped by. `folded` is label and key as they are searched.
create table if not exists dimension_values (
  organization text collate "C" not null,
  dimension text collate "C" not null,
  key text collate "C" not null,
  label text not null,
  folded text collate "C" not null,
  deleted boolean not null default false,
  color text,
  primary key (organization, dimension, key)
);

create table if not exists contacts (
  organization text collate "C" not null,
  key text collate "C" not null,
  label text not null,
  folded text collate "C" not null,
  primary key (organization, key)
);

create table if not exists allowances (
  organization text collate "C" not null,
  key text collate "C" not null,
  label text not null,
  unit text not null,
  fraction_digits int not null,
  kind text not null check (kind in ('consumable', 'capacity', 'peak')),
  -- What is measured: one of `measures` in plan.ts.
  measure text not null,
  metric text,
  -- null: unlimited.
  allotted numeric,
  -- How many are held of what leaves no events, such as phone numbers.
  held numeric,
  overage_charged boolean not null default false,
  position int not null,
  primary key (organization, key)
);

-- Spans in which nothing was received, which is not the same as nothing happening.
create table if not exists outages (
  organization text collate "C" not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (organization, starts_at)
);

-- One row for each thing that was used. Amounts are exact.
create table if not exists events (
  organization text collate "C" not null,
  id text collate "C" not null,
  at timestamptz not null,
  agent text collate "C",
  conversation text collate "C",
  contact text collate "C",
  channel text collate "C",
  model text collate "C",
  member text collate "C",
  category text collate "C" not null,
  description text,
  credits numeric not null,
  -- The part of `credits` that the plan did not cover.
  additional_credits numeric not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  -- Messages that this step read or wrote.
  messages int not null,
  -- How much of the category: minutes of a call, pages of a document.
  quantity numeric not null,
  -- Test traffic costs nothing and is not counted.
  test boolean not null,
  primary key (organization, id)
);

create index if not exists events_by_time on events (organization, at) where not test;
create index if not exists events_by_conversation on events (organization, conversation, at)
  where conversation is not null and not test;
create index if not exists events_outside on events (organization, at)
  where conversation is null and not test;

-- One row a conversation, kept by ingest.ts from its events.
create table if not exists conversations (
  organization text collate "C" not null,
  id text collate "C" not null,
  agent text collate "C" not null,
  contact text collate "C",
  channel text collate "C",
  member text collate "C",
  started_at timestamptz not null,
  last_at timestamptz not null,
  messages bigint not null,
  credits numeric not null,
  primary key (organization, id)
);

-- What a search for a conversation looks at: its id, and its agent and contact by label and key.
create or replace function searched_text(organization text, id text, agent text, contact text)
returns text language sql stable as $$
  select concat_ws(e'\n', lower($2),
    coalesce((select folded from dimension_values d
              where d.organization = $1 and dimension = 'agent' and key = $3), lower($3)),
    coalesce((select folded from contacts c where c.organization = $1 and key = $4), lower($4)))
$$;
alter table conversations add column if not exists searched text collate "C";
update conversations set searched = searched_text(organization, id, agent, contact)
where searched is null;

-- Pages of each order continue in one of these. Equal ones go by id.
create index if not exists conversations_by_last_at on conversations (organization, last_at, id);
create index if not exists conversations_by_start on conversations (organization, started_at, id);
create index if not exists conversations_by_messages on conversations (organization, messages, id);
create index if not exists conversations_by_credits on conversations (organization, credits, id);
create index if not exists conversations_by_text on conversations using gin (searched gin_trgm_ops);
