import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

const GLOBAL = ipaddr.parseCIDR("2000::/3");

/** Services of a cloud for the machines in it, at addresses that are written as open ones: Azure's host; IBM's services; Google's, of a private network. */
const CLOUDS = [
  "168.63.129.16/32",
  "161.26.0.0/16",
  "166.8.0.0/14",
  "199.36.153.4/30",
  "199.36.153.8/30",
].map((range) => ipaddr.IPv4.parseCIDR(range));

/**
 * Whether an address is one of the open internet: not of this machine, its network, a link, a cloud's own services, a tunnel that leads to
 * another address (IPv4 in IPv6, NAT64, 6to4, Teredo), or reserved for anything else.
 */
export function isOpenAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  // What carries an IPv4 address is refused, even an open one: no name is looked up to it. All of the open internet's IPv6 begins so; "::7f00:1" does not.
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 ? !CLOUDS.some((cloud) => parsed.match(cloud)) : parsed.match(GLOBAL);
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
