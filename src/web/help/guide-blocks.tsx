// Draws a guide from its tree. Every element is made here; nothing of the text is taken for markup.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords } from '../i18n/use-words.ts';
import { paths, to } from '../paths.ts';
import type { Block, Inline } from './guide-tree.ts';

export function GuideBlocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, at) => <GuideBlock key={at} block={block} />);
}

function GuideBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading id={block.id} tabIndex={-1}>
          <Words parts={block.parts} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p id={block.id ?? undefined} tabIndex={block.id === null ? undefined : -1}>
          <Words parts={block.parts} />
        </p>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <GuideTable {...block} />;
    case 'list':
      return <GuideList {...block} />;
  }
}

function GuideList({ isOrdered, items }: Extract<Block, { kind: 'list' }>): ReactNode {
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List>
      {items.map(({ id, blocks }, at) => (
        <li key={at} id={id ?? undefined} tabIndex={id === null ? undefined : -1}>
          <GuideBlocks blocks={blocks} />
        </li>
      ))}
    </List>
  );
}

function GuideTable({ head, rows }: Extract<Block, { kind: 'table' }>): ReactNode {
  const { t } = useWords();
  return (
    // Scrolls on its own, also by keyboard, so that a wide table does not move the page.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="guide-table" tabIndex={0} role="group" aria-label={t('help.table')}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                <Words parts={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) => (
                <td key={place}>
                  <Words parts={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Words({ parts }: { readonly parts: readonly Inline[] }): ReactNode {
  return parts.map((part, at) => <Word key={at} part={part} />);
}

function Word({ part }: { readonly part: Inline }): ReactNode {
  if (typeof part === 'string') return part;
  if (part.kind === 'code') return <code>{part.text}</code>;
  const words = <Words parts={part.parts} />;
  if (part.kind === 'link') {
    const [guide = '', place] = part.to.split('#');
    const address = to(paths.guide, { guide });
    return <Link to={place === undefined ? address : `${address}#${place}`}>{words}</Link>;
  }
  return part.kind === 'strong' ? <strong>{words}</strong> : <em>{words}</em>;
}
