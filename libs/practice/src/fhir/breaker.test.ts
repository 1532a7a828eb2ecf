import { CircuitBreaker } from './breaker.js';

const failing = (breaker: CircuitBreaker, times: number) => {
  for (let i = 0; i < times; i++) {
    expect(breaker.admits()).toBe(true);
    breaker.failed();
  }
};

describe('the circuit breaker', () => {
  let now = 0;
  let breaker: CircuitBreaker;
  beforeEach(() => {
    now = 0;
    breaker = new CircuitBreaker(() => now);
  });

  it('opens after five failures in a row', () => {
    failing(breaker, 5);
    expect(breaker.admits()).toBe(false);
  });

  it('forgets failures once something succeeds', () => {
    failing(breaker, 4);
    breaker.succeeded();
    failing(breaker, 4);
    expect(breaker.admits()).toBe(true);
  });

  it('lets one request through ten seconds later, and no second one before that has ended', () => {
    failing(breaker, 5);
    now = 9_999;
    expect(breaker.admits()).toBe(false);
    now = 10_000;
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  });

  it('closes where that one succeeds, and waits again where it fails', () => {
    failing(breaker, 5);
    now = 10_000;
    breaker.admits();
    breaker.failed();
    expect(breaker.admits()).toBe(false);
    now = 20_000;
    breaker.admits();
    breaker.succeeded();
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });
});
