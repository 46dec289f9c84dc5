import { lookup as lookUp } from "node:dns";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { Agent, buildConnector } from "undici";
import { InputProblem } from "../reading.ts";
import { isOpenAddress, isWithin, ownNetworks } from "./addresses.ts";

/** Which addresses may be fetched from, and how names are looked up. */
export interface Reach {
  isAllowed(address: string): boolean;
  lookup: LookupFunction;
}

/** @param networks those of this machine, asked for at each connection: they come and go */
export function openInternet(networks: typeof ownNetworks): Reach {
  return {
    isAllowed: (address) => isOpenAddress(address) && !isWithin(address, networks()),
    lookup: lookUp as LookupFunction,
  };
}

export const OPEN_INTERNET = openInternet(ownNetworks);

/** Where addresses may lead by the environment: nowhere with DEMARCHE_FETCH=off. */
export function reachIn({ DEMARCHE_FETCH }: Record<string, string | undefined>): Reach | null {
  return DEMARCHE_FETCH?.trim().toLowerCase() === "off" ? null : OPEN_INTERNET;
}

/** A connection that was not made, because it would have led inside. */
class Inside extends InputProblem {
  constructor(host: string, address: string) {
    super(
      `${host} is inside this machine or its network (${address}), where nothing is fetched: save the page, and give the file.`,
    );
  }
}

/**
 * Makes connections to allowed addresses only. Names are judged by what they resolve to, at the moment of connecting, so that a name cannot
 * mean one address when it is checked and another when it is used; and what was connected to is checked once more before anything is sent.
 */
export function guardedAgent({ isAllowed, lookup }: Reach, seconds: number): Agent {
  const guarded: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const addresses = found as { address: string; family: number }[];
      const inside = addresses.find(({ address }) => !isAllowed(address));
      if (inside) return done(new Inside(host, inside.address), []);
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return first ? done(null, first.address, first.family) : done(new Error("no address"), []);
    });
  };
  const connect = buildConnector({ lookup: guarded, timeout: seconds * 1000 });
  return new Agent({
    connections: 4,
    connect(options, done) {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      // An address is connected to without a look-up.
      if (isIP(host) !== 0 && !isAllowed(host)) return done(new Inside(host, host), null);
      connect(options, (...[error, socket]) => {
        if (error) return done(error, null);
        const reached = (socket as Socket).remoteAddress ?? "";
        if (isAllowed(reached)) return done(null, socket as Socket);
        (socket as Socket).destroy();
        done(new Inside(host, reached), null);
      });
    },
  });
}
