import {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  destination,
  type Logger as PinoLogger,
  pino,
  stdTimeFunctions,
} from 'pino';
import { pretty } from './pretty.js';
import { mask, redact } from './redact.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** True: one JSON object a line. False: a short line for people. */
  readonly production: boolean;
  /** The process or part that speaks: "gateway". */
  readonly part?: string;
  /** Where lines go; standard output by default. */
  readonly to?: DestinationStream;
}

/**
 * @returns a logger that never carries a patient's words, names, numbers or addresses nor a secret, whatever it is handed:
 *   see redact.ts. Children inherit that.
 */
export function createLogger({ level, production, part, to }: LoggerOptions): Logger {
  const out = to ?? destination({ fd: 1, sync: !production });
  const logger = pino(
    {
      level,
      base: part === undefined ? null : { part },
      timestamp: stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Record<string, unknown>,
      },
      // `formatters.log` has dealt with errors already, the cause included.
      serializers: { err: (error: unknown) => error, req: () => undefined, res: () => undefined },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? mask(arg) : arg)) as typeof args);
        },
      },
    },
    production ? out : pretty(out),
  );
  // pino formats a child's bindings once, past `formatters`; children of children inherit this.
  const child: (bindings: Bindings, options?: ChildLoggerOptions) => Logger = logger.child;
  return Object.assign(logger, {
    child(this: Logger, bindings: Bindings, options?: ChildLoggerOptions): Logger {
      return child.call(this, redact(bindings) as Bindings, options);
    },
  });
}
