import { byPage } from './by-page.ts';
import type { Gateway } from './gateway.ts';

/** Object stores, whose files are public or linked for a limited time. */
export const storage = {
  'aws-s3': {
    role: 'hosted',
    server: ['amazons3'],
    ids: ['x-amz-request-id'],
    seen: [['x-amz-id-2']],
    generated: [
      // Other object stores copy its interface.
      {
        if: [[':text', /\bNoSuchBucket\b.{0,40}does not exist/]],
        cause: 'no-site',
        ambiguous: true,
      },
      { if: [['x-amz-id-2'], [':status', /^[45]/]] },
      // Other object stores copy these, too.
      {
        if: [[':markup', /code[>:] ?\w{6,40}[\s<>/a-z]{1,20}message[>:][\s\S]{0,400}requestid[>:]/]],
        ambiguous: true,
      },
      // Its host ID is longer than that of its copies.
      { if: [[':markup', /hostid[>: ]{1,2}[\w+/]{60,120}=/]] },
      { if: [[':server'], [':status', /^[45]/]] },
    ],
  },
  'azure-storage': {
    role: 'hosted',
    server: ['windows-azure-blob', 'windows-azure-web'],
    generated: [
      { if: [['x-ms-error-code'], [':status', /^[45]/]], ambiguous: true },
      { if: [[':text', /RequestId:[\da-f-]{36} Time|WebContentNotF/]] },
      { if: [[':server'], [':status', /^[45]/]] },
    ],
  },
  'google-cloud-storage': {
    role: 'hosted',
    generated: [
      { if: [[':text', /to the Google Cloud Storage (?:object|bucket)|No such object: /]] },
      { if: [[':markup', "<?xml version='1.0' encoding='utf-8'?><error>"]] },
      { if: [['x-guploader-uploadid'], [':status', /^[45]/]] },
    ],
  },
  minio: {
    role: 'hosted',
    server: ['minio'],
    generated: [
      // Its host ID is a hash in hexadecimal digits.
      { if: [[':markup', /hostid>[\da-f]{64}</]] },
      { if: [[':server'], [':status', /^[45]/]] },
    ],
  },
  'alibaba-oss': {
    role: 'hosted',
    server: ['aliyunoss'],
    generated: [
      { if: [[':markup', /hostid>[\w.-]{3,90}\.aliyuncs/]] },
      { if: [[':server'], [':status', /^[45]/]] },
    ],
  },
  'tencent-cos': {
    role: 'hosted',
    server: ['tencent-cos'],
    generated: [{ if: [[':markup', /<traceid>[\w+/=]{40}/]] }, { if: [[':server'], [':status', /^[45]/]] }],
  },
  'backblaze-b2': byPage('hosted', /exceeded. see the caps & /, 'traffic-spent'),
} as const satisfies Record<string, Gateway>;
