/** React with Tremor, whose charts are made with Recharts 2; its looks come from Tailwind. */
import './tremor.css';
import {
  DonutChart,
  LineChart,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@tremor/react';
import { createRoot } from 'react-dom/client';
import type { UsageData } from '../data.ts';
import { page, startPage } from '../pages/page.ts';
import { rowsOf } from './rows.ts';

const colors = ['blue', 'amber', 'violet', 'emerald', 'cyan', 'pink', 'lime', 'orange'];
const timeText = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  timeZone: 'UTC',
});

function Lines({ data }: { readonly data: UsageData }) {
  return (
    <LineChart
      data={rowsOf(data, (start) => timeText.format(start))}
      index="time"
      categories={[...data.agents]}
      colors={colors}
      yAxisWidth={40}
      showLegend={false}
      className="h-full"
    />
  );
}

function Donut({ data }: { readonly data: UsageData }) {
  return (
    <DonutChart
      data={[...data.shares]}
      index="name"
      category="value"
      colors={colors}
      className="h-full"
    />
  );
}

function Rows({ data }: { readonly data: UsageData }) {
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Contact</TableHeaderCell>
          <TableHeaderCell>Agent</TableHeaderCell>
          <TableHeaderCell>Messages</TableHeaderCell>
          <TableHeaderCell>Credits</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.rows.map(({ contact, agent, messages, credits }, index) => (
          <TableRow key={index}>
            <TableCell>{contact}</TableCell>
            <TableCell>{agent}</TableCell>
            <TableCell>{messages}</TableCell>
            <TableCell>{credits.toFixed(2)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const root = createRoot(page);
startPage((data) =>
  root.render(
    <>
      <div id="chart">
        <Lines data={data} />
      </div>
      <div id="donut">
        <Donut data={data} />
      </div>
      <div id="table">
        <Rows data={data} />
      </div>
    </>,
  ),
);
