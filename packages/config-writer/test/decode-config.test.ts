import { expect, test } from 'vitest'
import { decodeConfig } from '../src/index.ts'
import { faultOf } from './helpers.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  { name: 'ASCII', input: bytes('a: 1\n'), text: 'a: 1\n' },
  { name: 'a byte order mark, which stays', input: bytes('\uFEFFa: 1'), text: '\uFEFFa: 1' },
  { name: 'letters beyond ASCII', input: bytes('a: é模😀'), text: 'a: é模😀' },
  { name: 'a replacement character of its own', input: bytes('a: \uFFFD!'), text: 'a: \uFFFD!' },
  { name: 'nothing', input: bytes(''), text: '' },
])('decodes $name', ({ input, text }) => expect(decodeConfig(input, 'c')).toBe(text))

test.each([
  { name: 'UTF-16, little endian', input: Uint8Array.of(0xff, 0xfe, 0x61, 0), fault: 'CONFIG_NOT_TEXT' },
  { name: 'UTF-16, big endian', input: Uint8Array.of(0xfe, 0xff, 0, 0x61), fault: 'CONFIG_NOT_TEXT' },
  { name: 'a wrong byte', input: Uint8Array.of(0x61, 0x0a, 0x62, 0xff), fault: 'CONFIG_NOT_TEXT 2:2' },
  {
    name: 'a wrong byte after a right U+FFFD',
    input: Uint8Array.of(0xef, 0xbf, 0xbd, 0x0a, 0xc3),
    fault: 'CONFIG_NOT_TEXT 2:1',
  },
  { name: 'a NUL', input: bytes('a: 1\r\nb: \0'), fault: 'CONFIG_NOT_TEXT 2:4' },
  { name: 'an escape character', input: bytes('a: \x1B'), fault: 'CONFIG_NOT_TEXT 1:4' },
  { name: 'a C1 control', input: bytes('\uFEFFa: \x80'), fault: 'CONFIG_NOT_TEXT 1:4' },
])('refuses $name', ({ input, fault }) => expect(faultOf(() => decodeConfig(input, 'c'))).toBe(fault))
