/** React with Recharts: rows of objects, one `Line` an agent, as its examples show it. */
import { createRoot } from 'react-dom/client';
import { Cell, CartesianGrid, Line, LineChart, Pie, PieChart, XAxis, YAxis } from 'recharts';
import { colors, dashOf, type UsageData } from '../data.ts';
import { page, startPage } from '../pages/page.ts';
import { chartSize, donutSize } from '../pages/sizes.ts';
import { rowsOf } from './rows.ts';

const timeText = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });

function Lines({ data }: { readonly data: UsageData }) {
  return (
    <LineChart {...chartSize} data={rowsOf(data, (start) => start)}>
      <CartesianGrid vertical={false} />
      <XAxis
        dataKey="time"
        type="number"
        scale="time"
        domain={['dataMin', 'dataMax']}
        tickFormatter={(time: number) => timeText.format(time)}
      />
      <YAxis width={40} />
      {data.agents.map((agent, index) => (
        <Line
          key={agent}
          dataKey={agent}
          stroke={colors[index % colors.length]!}
          strokeWidth={2}
          strokeDasharray={dashOf(index).join(' ')}
          dot={false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
}

function Donut({ data }: { readonly data: UsageData }) {
  return (
    <PieChart {...donutSize}>
      <Pie
        data={[...data.shares]}
        dataKey="value"
        innerRadius={60}
        outerRadius={120}
        isAnimationActive={false}
      >
        {data.shares.map(({ name }, index) => (
          <Cell key={name} fill={colors[index % colors.length]!} />
        ))}
      </Pie>
    </PieChart>
  );
}

function Table({ data }: { readonly data: UsageData }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Contact</th>
          <th>Agent</th>
          <th>Messages</th>
          <th>Credits</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map(({ contact, agent, messages, credits }, index) => (
          <tr key={index}>
            <td>{contact}</td>
            <td>{agent}</td>
            <td>{messages}</td>
            <td>{credits.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
        <Table data={data} />
      </div>
    </>,
  ),
);
