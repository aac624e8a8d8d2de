import { ProductProgram } from './product-program.ts';
import { RedisProgram } from './redis-program.ts';
import { SandboxPrograms } from './sandbox-programs.ts';

export type EngineKind = 'embedded' | 'redis';

/** The product, the systems that it writes to and the Redis of its engine, each a program of its own that can be killed. */
export interface World {
  readonly sandboxes: SandboxPrograms;
  readonly product: ProductProgram;
  /** Undefined where the engine is embedded. */
  readonly redis: RedisProgram | undefined;
  stop(): Promise<void>;
  /** A further instance of the product, on the same systems and Redis, that takes the same tokens; nothing runs yet. */
  another(): Promise<ProductProgram>;
  /** Does the work and stops everything; what the product said is part of the error of work that fails. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

const SAID_LAST = 4_000;
/** Lines of the log are written together. */
const SAYING_MS = 500;

/** Everything runs when this resolves. */
export async function startWorld(
  engine: EngineKind,
  environment: Readonly<Record<string, string>> = {},
): Promise<World> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const redis = engine === 'redis' ? await RedisProgram.start() : undefined;
    if (redis) stops.push(() => redis.stop());
    const sandboxes = await SandboxPrograms.start();
    stops.push(() => sandboxes.stop());
    const settings = {
      ...(await sandboxes.environment()),
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...environment,
    };
    const product = await ProductProgram.prepare(settings);
    stops.push(() => product.stop());
    await product.start();
    return {
      sandboxes,
      product,
      redis,
      stop,
      another: async () => {
        const one = await ProductProgram.prepare(settings, product);
        stops.push(() => one.stop());
        return one;
      },
      during: async (work) => {
        try {
          return await work();
        } catch (error) {
          await new Promise((resolve) => setTimeout(resolve, SAYING_MS));
          const said = product.said().slice(-SAID_LAST);
          throw new Error(`${(error as Error).message}\nThe product said last:\n${said}`, { cause: error });
        } finally {
          await stop();
        }
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
