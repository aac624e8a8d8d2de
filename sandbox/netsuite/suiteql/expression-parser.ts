import { unsupportedSearch } from '../errors.ts';
import type { Comparison, Expression, Keep, OrderItem, Query, Window } from './ast.ts';
import { LIFTED } from './lifted-lists.ts';
import type { TokenStream } from './token-stream.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '^=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Words that end an expression and so can be neither a column nor an alias without AS. */
export const RESERVED: ReadonlySet<string> = new Set(
  `select from where group by having order union intersect minus except join inner left right full outer cross natural
  on using and or not in is like between exists case when then else end distinct top fetch offset with as asc desc limit
  rows only nulls over partition null`.split(/\s+/),
);

/** Words of clauses that may be columns all the same where an expression is expected, as accounttype.left is. */
const SOFT: ReadonlySet<string> = new Set(
  'left right full cross natural top fetch offset rows only nulls over partition'.split(' '),
);

const CALLED_WITHOUT_PARENTHESES: ReadonlySet<string> = new Set([
  'sysdate',
  'current_date',
  'current_timestamp',
  'systimestamp',
  'localtimestamp',
  'rownum',
]);

const PLAIN_CALL = {
  node: 'call',
  arguments: [],
  distinct: false,
  star: false,
  keep: undefined,
  over: undefined,
} as const;

type ParseQuery = (tokens: TokenStream) => Query;

/** Recursive descent over Oracle's expression grammar: OR, AND, NOT, predicates, ||, + -, * /, sign, primary. */
export class ExpressionParser {
  readonly #tokens: TokenStream;
  readonly #parseQuery: ParseQuery;

  constructor(tokens: TokenStream, parseQuery: ParseQuery) {
    this.#tokens = tokens;
    this.#parseQuery = parseQuery;
  }

  expression(): Expression {
    const operands = [this.#conjunction()];
    while (this.#tokens.takeWords('or')) operands.push(this.#conjunction());
    return operands.length === 1 ? (operands[0] as Expression) : { node: 'or', operands };
  }

  #conjunction(): Expression {
    const operands = [this.#negation()];
    while (this.#tokens.takeWords('and')) operands.push(this.#negation());
    return operands.length === 1 ? (operands[0] as Expression) : { node: 'and', operands };
  }

  #negation(): Expression {
    if (this.#tokens.takeWords('not')) return { node: 'not', operand: this.#negation() };
    return this.#predicate();
  }

  #predicate(): Expression {
    const tokens = this.#tokens;
    if (tokens.takeWords('exists')) {
      tokens.symbol('(');
      const query = this.#parseQuery(tokens);
      tokens.symbol(')');
      return { node: 'exists', query };
    }
    let left = this.#sum();
    for (;;) {
      const token = tokens.peek();
      const operator = token.kind === 'symbol' ? COMPARISONS[token.text] : undefined;
      if (operator) {
        tokens.next();
        const quantifier =
          tokens.takeWords('any') || tokens.takeWords('some')
            ? 'any'
            : tokens.takeWords('all')
              ? 'all'
              : undefined;
        left = { node: 'compare', operator, left, right: this.#sum(), quantifier };
        continue;
      }
      if (tokens.takeWords('is')) {
        const negated = tokens.takeWords('not');
        tokens.words('null');
        left = { node: 'isNull', operand: left, negated };
        continue;
      }
      const negated =
        tokens.isWord('not') && ['in', 'like', 'between'].some((word) => tokens.isWord(word, 1));
      if (negated) tokens.next();
      if (tokens.takeWords('between')) {
        const low = this.#sum();
        tokens.words('and');
        left = { node: 'between', operand: left, low, high: this.#sum(), negated };
      } else if (tokens.takeWords('like')) {
        const pattern = this.#sum();
        left = {
          node: 'like',
          operand: left,
          pattern,
          escape: tokens.takeWords('escape') ? this.#sum() : undefined,
          negated,
        };
      } else if (tokens.takeWords('in')) left = this.#inList(left, negated);
      else return left;
    }
  }

  #inList(operand: Expression, negated: boolean): Expression {
    const tokens = this.#tokens;
    tokens.symbol('(');
    if (this.#startsQuery()) {
      const list = this.#parseQuery(tokens);
      tokens.symbol(')');
      return { node: 'in', operand, list, negated };
    }
    if (tokens.takeSymbol(LIFTED)) {
      tokens.symbol(')');
      return { node: 'liftedIn', operand, list: tokens.lists++, negated };
    }
    const list = this.list();
    tokens.symbol(')');
    return { node: 'in', operand, list, negated };
  }

  list(): Expression[] {
    const items = [this.expression()];
    while (this.#tokens.takeSymbol(',')) items.push(this.expression());
    return items;
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      if (this.#tokens.takeSymbol('+'))
        left = { node: 'arithmetic', operator: '+', left, right: this.#product() };
      else if (this.#tokens.takeSymbol('-'))
        left = { node: 'arithmetic', operator: '-', left, right: this.#product() };
      else if (this.#tokens.takeSymbol('||')) left = { node: 'concat', left, right: this.#product() };
      else return left;
    }
  }

  #product(): Expression {
    let left = this.#signed();
    for (;;) {
      if (this.#tokens.takeSymbol('*'))
        left = { node: 'arithmetic', operator: '*', left, right: this.#signed() };
      else if (this.#tokens.takeSymbol('/'))
        left = { node: 'arithmetic', operator: '/', left, right: this.#signed() };
      else return left;
    }
  }

  #signed(): Expression {
    if (this.#tokens.takeSymbol('-')) return { node: 'negate', operand: this.#signed() };
    if (this.#tokens.takeSymbol('+')) return this.#signed();
    return this.#primary();
  }

  #startsQuery(): boolean {
    let ahead = 0;
    while (this.#tokens.isSymbol('(', ahead)) ahead++;
    return this.#tokens.isWord('select', ahead) || this.#tokens.isWord('with', ahead);
  }

  #primary(): Expression {
    const tokens = this.#tokens;
    const token = tokens.peek();
    if (token.kind === 'number') {
      tokens.next();
      return { node: 'number', text: token.text };
    }
    if (token.kind === 'string') {
      tokens.next();
      return { node: 'string', value: token.text };
    }
    if (tokens.takeSymbol('?')) return { node: 'parameter', index: tokens.parameters++ };
    if (tokens.isSymbol('(')) return this.#parenthesised();
    if (token.kind !== 'word') throw unsupportedSearch();
    if (tokens.takeWords('null')) return { node: 'null' };
    if (tokens.takeWords('case')) return this.#case();
    if ((tokens.isWord('date') || tokens.isWord('timestamp')) && tokens.peek(1).kind === 'string') {
      tokens.next();
      return { node: 'date', value: tokens.next().text };
    }
    if (tokens.isWord('cast') && tokens.isSymbol('(', 1)) return this.#cast();
    if (tokens.isWord('extract') && tokens.isSymbol('(', 1)) return this.#extract();
    if (tokens.isWord('trim') && tokens.isSymbol('(', 1)) return this.#trim();
    if (tokens.isWord('interval') && tokens.peek(1).kind === 'string') return this.#interval();
    const reserved = !token.quoted && RESERVED.has(token.text) && !SOFT.has(token.text);
    if (reserved && !tokens.isSymbol('(', 1) && !tokens.isSymbol('.', 1)) throw unsupportedSearch();
    return this.#nameOrCall();
  }

  #parenthesised(): Expression {
    const tokens = this.#tokens;
    if (this.#startsQuery() && !this.#isNestedExpression()) {
      tokens.symbol('(');
      const query = this.#parseQuery(tokens);
      tokens.symbol(')');
      return { node: 'subquery', query };
    }
    tokens.symbol('(');
    const items = this.list();
    tokens.symbol(')');
    return items.length === 1 ? (items[0] as Expression) : { node: 'row', items };
  }

  /** `((SELECT …) + 1)` opens like a query but is an expression: only a direct SELECT makes a sub-query. */
  #isNestedExpression(): boolean {
    return this.#tokens.isSymbol('(', 1);
  }

  #case(): Expression {
    const tokens = this.#tokens;
    const operand = tokens.isWord('when') ? undefined : this.expression();
    const branches: { when: Expression; result: Expression }[] = [];
    while (tokens.takeWords('when')) {
      const when = this.expression();
      tokens.words('then');
      branches.push({ when, result: this.expression() });
    }
    if (branches.length === 0) throw unsupportedSearch();
    const otherwise = tokens.takeWords('else') ? this.expression() : undefined;
    tokens.words('end');
    return { node: 'case', operand, branches, otherwise };
  }

  #cast(): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.symbol('(');
    const operand = this.expression();
    tokens.words('as');
    const type = tokens.name();
    if (tokens.takeSymbol('('))
      while (!tokens.takeSymbol(')')) if (tokens.next().kind === 'end') throw unsupportedSearch();
    tokens.symbol(')');
    return { node: 'cast', operand, type };
  }

  #extract(): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.symbol('(');
    const part = tokens.name();
    tokens.words('from');
    const operand = this.expression();
    tokens.symbol(')');
    return { node: 'extract', part, operand };
  }

  /** TRIM([LEADING | TRAILING | BOTH] [characters] FROM text), and TRIM(text). */
  #trim(): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.symbol('(');
    const side = (['leading', 'trailing', 'both'] as const).find((word) => tokens.takeWords(word));
    const parts: Expression[] = tokens.isWord('from') ? [] : this.list();
    if (tokens.takeWords('from')) parts.unshift(this.expression());
    else if (side) throw unsupportedSearch();
    tokens.symbol(')');
    const name = side === 'leading' ? 'ltrim' : side === 'trailing' ? 'rtrim' : 'trim';
    return { ...PLAIN_CALL, name, arguments: parts };
  }

  /** INTERVAL '3' DAY, INTERVAL '1-6' YEAR TO MONTH, INTERVAL '1 12:30' DAY TO MINUTE. */
  #interval(): Expression {
    const tokens = this.#tokens;
    tokens.next();
    const value = tokens.next().text;
    const unit = this.#intervalUnit();
    return { node: 'interval', value, unit, to: tokens.takeWords('to') ? this.#intervalUnit() : undefined };
  }

  #intervalUnit(): string {
    const tokens = this.#tokens;
    const unit = tokens.name();
    if (tokens.takeSymbol('(')) {
      if (tokens.next().kind !== 'number') throw unsupportedSearch();
      tokens.symbol(')');
    }
    return unit;
  }

  /** KEEP (DENSE_RANK FIRST | LAST ORDER BY …) after an aggregate. */
  #keep(): Keep {
    const tokens = this.#tokens;
    tokens.symbol('(');
    tokens.words('dense_rank');
    const last = tokens.takeWords('last');
    if (!last) tokens.words('first');
    tokens.words('order', 'by');
    const orderBy = this.orderItems();
    tokens.symbol(')');
    return { last, orderBy };
  }

  /** Oracle's mark of an outer join. */
  #outerMark(): boolean {
    const tokens = this.#tokens;
    if (tokens.takeSymbol('(+)')) return true;
    if (!(tokens.isSymbol('(') && tokens.isSymbol('+', 1) && tokens.isSymbol(')', 2))) return false;
    for (let count = 0; count < 3; count++) tokens.next();
    return true;
  }

  #nameOrCall(): Expression {
    const tokens = this.#tokens;
    const bare = !(tokens.peek() as { quoted?: boolean }).quoted;
    const first = tokens.name();
    if (bare && !tokens.isSymbol('(') && !tokens.isSymbol('.') && CALLED_WITHOUT_PARENTHESES.has(first))
      return { ...PLAIN_CALL, name: first };
    if (this.#outerMark()) return { node: 'column', table: undefined, name: first, outer: true };
    if (tokens.isSymbol('(')) return this.#call(first);
    if (!tokens.takeSymbol('.')) return { node: 'column', table: undefined, name: first, outer: false };
    const second = tokens.name();
    if (this.#outerMark()) return { node: 'column', table: first, name: second, outer: true };
    if (tokens.isSymbol('(')) return this.#call(`${first}.${second}`);
    return { node: 'column', table: first, name: second, outer: false };
  }

  #call(name: string): Expression {
    const tokens = this.#tokens;
    tokens.symbol('(');
    const distinct = tokens.takeWords('distinct');
    if (!distinct) tokens.takeWords('all');
    let star = false;
    let args: Expression[] = [];
    if (tokens.isSymbol('*')) {
      tokens.next();
      star = true;
    } else if (!tokens.isSymbol(')')) args = this.list();
    tokens.symbol(')');
    const keep = tokens.takeWords('keep') ? this.#keep() : undefined;
    const over = tokens.takeWords('over') ? this.#window() : undefined;
    return { node: 'call', name, arguments: args, distinct, star, keep, over };
  }

  #window(): Window {
    const tokens = this.#tokens;
    tokens.symbol('(');
    const partitionBy = tokens.takeWords('partition', 'by') ? this.list() : [];
    const orderBy = tokens.takeWords('order', 'by') ? this.orderItems() : [];
    let frame: string | undefined;
    if (tokens.isWord('rows') || tokens.isWord('range')) {
      const words: string[] = [];
      while (!tokens.isSymbol(')')) {
        const token = tokens.next();
        if (!(token.kind === 'number' || (token.kind === 'word' && FRAME_WORDS.has(token.text))))
          throw unsupportedSearch();
        words.push(token.text);
      }
      frame = words.join(' ');
    }
    tokens.symbol(')');
    return { partitionBy, orderBy, frame };
  }

  orderItems(): OrderItem[] {
    const tokens = this.#tokens;
    const items: OrderItem[] = [];
    do {
      const expression = this.expression();
      const descending = tokens.takeWords('desc') || (tokens.takeWords('asc') && false);
      const nulls = tokens.takeWords('nulls', 'first')
        ? 'first'
        : tokens.takeWords('nulls', 'last')
          ? 'last'
          : undefined;
      items.push({ expression, descending, nulls });
    } while (tokens.takeSymbol(','));
    return items;
  }
}

const FRAME_WORDS = new Set([
  'rows',
  'range',
  'between',
  'unbounded',
  'preceding',
  'following',
  'current',
  'row',
  'and',
]);
