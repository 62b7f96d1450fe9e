import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** What does not lead out into the internet (IANA special-purpose registries), cloud metadata services included. */
const BLOCKED_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; some clouds keep their metadata here
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local: metadata of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; metadata of Oracle's cloud
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
];

const blockedV4 = new BlockList();
for (const range of BLOCKED_V4) addTo(blockedV4, range, 'ipv4');

/** Of IPv6 only global unicast leads out, and of that not the parts that carry something else inside. */
const globalV6 = new BlockList();
addTo(globalV6, '2000::/3', 'ipv6');
const blockedV6 = new BlockList();
for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16'])
  addTo(blockedV6, range, 'ipv6');

function addTo(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits] = range.split('/');
  list.addSubnet(address, Number(bits), family);
}

/** Whether a connection to this address leaves for the public internet. What is no address does not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blockedV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  const groups = groupsOf(address);
  const inner = carriedV4(groups);
  if (inner !== undefined) return isPublicAddress(inner);
  return globalV6.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6');
}

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
}

/** The IPv4 address inside a mapped one (`::ffff:`) or one of NAT64 (`64:ff9b::`), by which a host without IPv4 reaches the old internet. */
function carriedV4(groups: number[]): string | undefined {
  const carrier = groups.slice(0, 6).join();
  if (carrier !== [0, 0, 0, 0, 0, 0xffff].join() && carrier !== [0x64, 0xff9b, 0, 0, 0, 0].join())
    return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [group >>> 8, group & 0xff])
    .join('.');
}
