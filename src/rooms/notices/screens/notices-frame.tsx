// Reads how many notices are new and tells the menu; shows nothing itself. Polled every five
// minutes, and again after every command.

import { type ReactNode, useEffect } from 'react';
import { setNoticeCount } from '../../../web/notice-count.ts';
import { useRead } from '../../../web/read.ts';
import type { countNotices } from '../api.ts';

const everyMilliseconds = 300_000;

export function NoticesFrame(): ReactNode {
  const { data } = useRead<typeof countNotices>('GET /api/notice-count', {}, { everyMilliseconds });
  const count = data?.count;
  useEffect(() => {
    if (count !== undefined) setNoticeCount(count);
  }, [count]);
  return null;
}
