import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

const GLOBAL = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address is one of the open internet: not of this machine, its network, a link, a tunnel that leads to another address (IPv4 in
 * IPv6, NAT64, 6to4, Teredo), or reserved for anything else.
 */
export function isOpenAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  // What carries an IPv4 address is refused, even an open one: no name is looked up to it. All of the open internet's IPv6 begins so; "::7f00:1" does not.
  return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || parsed.match(GLOBAL));
}

/** A network that this machine is in: its own address there, with the length of the prefix that all have there. */
type Network = Pick<NetworkInterfaceInfo, "address" | "cidr">;

/** The networks of this machine as they are now. */
export function ownNetworks(): Network[] {
  return Object.values(networkInterfaces()).flatMap((networks) => networks ?? []);
}

/** Whether an address is one of these networks, which may well be written with open addresses. */
export function isWithin(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((network) => {
    const [own, prefix] = ipaddr.parseCIDR(
      network.cidr ?? `${network.address}/${network.address.includes(":") ? 128 : 32}`,
    );
    return own.kind() === parsed.kind() && parsed.match(own, prefix);
  });
}
