import type { Child } from 'hono/jsx';
import { Heard } from './text.tsx';

export type Column<Item> = {
  label: string;
  cell: (item: Item) => Child;
  /** Figures stand at the end of their column. */
  numeric?: boolean;
  /** On a phone the cell names itself; cells that explain themselves (a state, a name) need no label. */
  named?: boolean;
  /** A column of actions has a label that is only heard. */
  heardLabel?: boolean;
  /** The ticks of an officer's queue: before the cell that names the row. */
  isTick?: boolean;
};

export type TableProps<Item> = {
  columns: readonly Column<Item>[];
  items: readonly Item[];
  /** Parts of the list under titles of their own, in this order; one without items is left out by whoever gives them. */
  groups?: readonly { title: Child; has: (item: Item) => boolean }[];
  caption?: Child;
  /** On a phone: rows stacked, stacked in pairs, or still a table. */
  phone?: 'stack' | 'pairs' | 'table';
  /** Columns of figures to be added up align their digits, in Persian too. */
  sums?: boolean;
  /** Rows that lie in the past. */
  isPast?: (item: Item) => boolean;
  idOf?: (item: Item) => string;
};

const phoneClasses = { stack: 'table', pairs: 'table pairs', table: 'table kept' };

/** A list to work with. The first column, ticks aside, names the row. */
export function Table<Item>({ items, groups, caption, phone = 'stack', sums = false, ...rows }: TableProps<Item>) {
  const { columns } = rows;
  return (
    <table class={`${phoneClasses[phone]}${sums ? ' sums' : ''}`}>
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead column={column} />
          ))}
        </tr>
      </thead>
      {groups ? (
        groups.map(({ title, has }) => (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colspan={columns.length}>
                {title}
              </th>
            </tr>
            <TableRows {...rows} items={items.filter(has)} />
          </tbody>
        ))
      ) : (
        <tbody>
          <TableRows {...rows} items={items} />
        </tbody>
      )}
    </table>
  );
}

function TableRows<Item>({
  columns,
  items,
  isPast,
  idOf,
}: Pick<TableProps<Item>, 'columns' | 'items' | 'isPast' | 'idOf'>) {
  const naming = columns.find(({ isTick }) => !isTick);
  return (
    <>
      {items.map((item) => (
        <tr {...(isPast?.(item) ? { class: 'muted' } : {})} {...(idOf ? { id: idOf(item) } : {})}>
          {columns.map((column) => (
            <Cell column={column} namesRow={column === naming}>
              {column.cell(item)}
            </Cell>
          ))}
        </tr>
      ))}
    </>
  );
}

type ColumnFace = Pick<Column<never>, 'label' | 'numeric' | 'named' | 'heardLabel' | 'isTick'>;

function ColumnHead({ column }: { column: ColumnFace }) {
  if (column.isTick) return <td class="tick"></td>;
  return (
    <th scope="col" {...(column.numeric ? { class: 'numeric' } : {})}>
      {column.heardLabel ? <Heard>{column.label}</Heard> : column.label}
    </th>
  );
}

function Cell({ column, namesRow, children }: { column: ColumnFace; namesRow: boolean; children?: Child }) {
  if (namesRow) return <th scope="row">{children}</th>;
  const kind = (column.isTick && 'tick') || (column.numeric && 'numeric');
  return (
    <td {...(kind ? { class: kind } : {})} {...(column.named ? { 'data-label': column.label } : {})}>
      {children}
    </td>
  );
}
