// The contract of sending a file: in parts, so that a lost line costs one of them. Nothing here
// belongs to a record, and nothing is kept that no record takes within a day.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { senders } from './access.ts';
import { documentBytesMax, partBytes } from './model.ts';
import { upload } from './shapes.ts';

const uploadParams = z.strictObject({ upload });
const partsMax = Math.ceil(documentBytesMax / partBytes);

export const beginUpload = endpoint({
  name: 'beginUpload',
  method: 'POST',
  path: '/api/uploads',
  audit: 'none',
  who: senders,
  summary: 'Begin to send a file of so many bytes; answers the address for its parts',
  body: z.strictObject({ bytes: z.number().int().min(1).max(documentBytesMax) }),
  returns: z.strictObject({ upload, partBytes: z.number().int() }),
  refuses: ['too-many-uploads'],
  secretAnswer: true,
});

export const sendPart = endpoint({
  name: 'sendPart',
  method: 'PUT',
  path: '/api/uploads/:upload',
  audit: 'none',
  who: senders,
  summary: 'Send one part of a file, numbered from 0; every part but the last has the same size',
  params: uploadParams,
  query: z.strictObject({
    number: z.coerce
      .number()
      .int()
      .min(0)
      .max(partsMax - 1),
  }),
  body: 'bytes',
  bodyBytesMax: partBytes,
  returns: z.strictObject({}),
  refuses: ['upload-over', 'part-of-wrong-size'],
});

export const readUpload = endpoint({
  name: 'readUpload',
  method: 'GET',
  path: '/api/uploads/:upload',
  audit: 'none',
  who: senders,
  summary: 'Which parts have arrived, to go on after a lost line',
  params: uploadParams,
  returns: z.strictObject({ parts: z.array(z.number().int()) }),
  refuses: ['upload-over'],
});

export const dropUpload = endpoint({
  name: 'dropUpload',
  method: 'DELETE',
  path: '/api/uploads/:upload',
  audit: 'none',
  who: senders,
  summary: 'Remove what was sent and is not wanted',
  params: uploadParams,
  returns: z.strictObject({}),
  refuses: [],
});
