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
