import { type AnswerShape, answerShape } from './answer-shape.ts';
import type { SubgraphAnswer } from './subgraph-link.ts';

/** Reads the body of an answer: what JSON.parse gives, in less time. Throws what JSON.parse throws. */
export type ReadAnswer = (body: Buffer) => SubgraphAnswer;

/** Writing a reader costs as much as it saves in some answers, so an operation must come back first. */
const USES_BEFORE_COMPILING = 3;

/**
 * Reads the answers of one operation. JSON.parse has to look up each key, and each short value, in a table of all
 * strings; a function that is generated for the operation knows which key comes next, and compares its bytes. An
 * answer that is written in any other way than expected (with errors, spaces, another order) is left to JSON.parse.
 */
export function answerReader(query: string, usesBeforeCompiling = USES_BEFORE_COMPILING): ReadAnswer {
  let uses = 0;
  let ofBytes: Expected | undefined;
  let ofCharacters: Expected | undefined;
  return (body) => {
    const text = body.toString();
    if (uses < usesBeforeCompiling) {
      uses++;
      return JSON.parse(text);
    }
    // As many bytes as characters: a place in the one is the place in the other, and bytes are read faster.
    const inBytes = text.length === body.length;
    if (inBytes) ofBytes ??= compileReader(query, (place) => `b[${place}]`);
    else ofCharacters ??= compileReader(query, (place) => `t.charCodeAt(${place})`);
    try {
      return (inBytes ? ofBytes : ofCharacters)?.(text, body) ?? JSON.parse(text);
    } catch (error) {
      if (error !== unexpected) throw error;
      return JSON.parse(text);
    }
  };
}

/** Reads an answer that is as expected; throws for any other. */
type Expected = (text: string, bytes: Buffer) => SubgraphAnswer;

/** An expression for the code of the character at a place, which is an expression as well. */
type At = (place: string) => string;

const QUOTE = 34;
const COMMA = 44;
const LIST = 91;
const BACKSLASH = 92;
const LIST_END = 93;
const OBJECT = 123;
const OBJECT_END = 125;
const LAST_CONTROL = 31;

/** Thrown by a reader for what it was not written for; one for all, since a stack would cost more than the reading. */
const unexpected = new Error('the answer is written otherwise than expected');

/** `p` is where the reader is; each function begins at a value and ends behind it. */
function compileReader(query: string, at: At): Expected {
  const functions = [common(at)];
  const root = composite({ fields: new Map([['data', answerShape(query)]]), optional: false }, at, functions);
  const source = `'use strict';let t='',b,p=0;
${functions.join('\n')}
return(text,bytes)=>{t=text;b=bytes;p=0;try{const v=${root}();end();return v}finally{t='';b=undefined}};`;
  return new Function('unexpected', source)(unexpected) as Expected;
}

/** What all readers have: values without selections, null, strings with escapes, and the end of the text. */
function common(at: At): string {
  return `
function end(){while(p<t.length){const c=${at('p')};if(c!==10&&c!==32&&c!==13&&c!==9)throw unexpected;p++}}
function nothing(){if(!t.startsWith('null',p))throw unexpected;p+=4;return null}
function escaped(a){let q=a,c=0;
  while((c=${at('q')})!==${QUOTE}){if(c===${BACKSLASH})q+=2;else if(c>${LAST_CONTROL})q++;else throw unexpected}
  p=q+1;return JSON.parse(t.slice(a-1,p))}
function string(){const a=p+1;let q=a,c=0;
  while((c=${at('q')})!==${QUOTE}){if(!(c>${LAST_CONTROL})||c===${BACKSLASH})return escaped(a);q++}
  p=q+1;return t.slice(a,q)}
const number=/-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?/y;
function leaf(){const c=${at('p')};
  if(c===${QUOTE})return string();
  if(c===110)return nothing();
  if(c===116){if(!t.startsWith('true',p))throw unexpected;p+=4;return true}
  if(c===102){if(!t.startsWith('false',p))throw unexpected;p+=5;return false}
  if(c===${LIST}){p++;const l=[];if(${at('p')}===${LIST_END}){p++;return l}
    for(;;){l.push(leaf());const d=${at('p++')};if(d===${LIST_END})return l;if(d!==${COMMA})throw unexpected}}
  number.lastIndex=p;if(!number.test(t))throw unexpected;const v=+t.slice(p,number.lastIndex);p=number.lastIndex;return v}`;
}

/** Writes functions that read objects of a shape, lists of them, or null; gives the name of the one to call. */
function composite(shape: AnswerShape, at: At, functions: string[]): string {
  const inner = [...shape.fields].map(([name, of]) => ({
    key: JSON.stringify(name),
    of: of && composite(of, at, functions),
  }));
  const n = functions.length;
  functions.push(shape.optional ? optionalFields(inner, at, n) : certainFields(inner, at, n));
  functions.push(`function any${n}(){const c=${at('p')};if(c===${OBJECT})return object${n}();
  if(c===${LIST}){p++;const l=[];if(${at('p')}===${LIST_END}){p++;return l}
    for(;;){l.push(any${n}());const d=${at('p++')};if(d===${LIST_END})return l;if(d!==${COMMA})throw unexpected}}
  return nothing()}`);
  return `any${n}`;
}

interface InnerField {
  /** The response name as JSON. */
  readonly key: string;
  /** The function that reads its objects. */
  readonly of: string | undefined;
}

/** All fields are there: one literal. */
function certainFields(fields: readonly InnerField[], at: At, n: number): string {
  const steps = fields.map(({ key, of }, i) => {
    const before = `${i === 0 ? '{' : ','}${key}:`;
    return `if(!(${matches(before, 0, at)}))throw unexpected;q+=${before.length};${value(`v${i}`, of, at)}`;
  });
  // In a literal this one name would set the prototype.
  const members = fields.map(({ key }, i) => `${key === '"__proto__"' ? `[${key}]` : key}:v${i}`);
  return `function object${n}(){let q=p,a=0,c=0;${fields.map((_, i) => `let v${i};`).join('')}
${steps.join('\n')}
if(${at('q')}!==${OBJECT_END})throw unexpected;p=q+1;return {${members.join(',')}}}`;
}

/** Any of the fields may be missing; what comes next is compared with each in turn. */
function optionalFields(fields: readonly InnerField[], at: At, n: number): string {
  const steps = fields.map(({ key, of }) => {
    const set =
      key === '"__proto__"'
        ? `Object.defineProperty(r,${key},{value:v,enumerable:true,writable:true,configurable:true})`
        : `r[${key}]=v`;
    return `if(${at('q')}===s&&${matches(`${key}:`, 1, at)}){s=${COMMA};q+=${key.length + 2};${value('v', of, at)}${set}}`;
  });
  return `function object${n}(){let q=p,a=0,c=0,s=${OBJECT},v;const r={};
${steps.join('\n')}
if(s===${OBJECT})q++;if(${at('q')}!==${OBJECT_END})throw unexpected;p=q+1;return r}`;
}

/** Reads a value into a variable; strings, which are most of them, in place. */
function value(name: string, of: string | undefined, at: At): string {
  if (of !== undefined) return `p=q;${name}=${of}();q=p;`;
  return `a=q+1;if(${at('q')}===${QUOTE}){q=a;while((c=${at('q')})!==${QUOTE}&&c>${LAST_CONTROL}&&c!==${BACKSLASH})q++;
  if(c===${QUOTE}){${name}=t.slice(a,q);q++}else{${name}=escaped(a);q=p}}else{p=q;${name}=leaf();q=p}`;
}

/** An expression: this text comes at `q` and so many characters on. */
function matches(text: string, from: number, at: At): string {
  return [...text].map((one, i) => `${at(`q+${from + i}`)}===${one.charCodeAt(0)}`).join('&&');
}
