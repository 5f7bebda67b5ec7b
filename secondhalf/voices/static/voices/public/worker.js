/* Looks for numbers whose SHA-256 with the form's key begins with zeros (public/proof.py says what for). Runs beside the page. */
"use strict";
const K = new Uint32Array(64), START = new Uint32Array(8), W = new Uint32Array(64);
(function constants() {
  let prime = 2, found = 0;
  const bits = (x) => ((x - Math.floor(x)) * 4294967296) >>> 0;
  while (found < 64) {
    let divides = false;
    for (let by = 2; by * by <= prime; by++) if (prime % by === 0) divides = true;
    if (!divides) {
      if (found < 8) START[found] = bits(Math.sqrt(prime));
      K[found++] = bits(Math.cbrt(prime));
    }
    prime++;
  }
})();

/* The first 32 bits of SHA-256 of at most 55 plain letters: one block. */
function begins(text) {
  W.fill(0, 0, 16);
  for (let i = 0; i < text.length; i++) W[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
  W[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  W[15] = text.length * 8;
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15], y = W[i - 2];
    W[i] = W[i - 16] + W[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i++) {
    const one = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[i] + W[i] | 0;
    const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
    h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
  }
  return (START[0] + a) >>> 0;
}

onmessage = ({ data: { once, bits, parts } }) => {
  const proof = [];
  for (let part = 0; part < parts; part++) {
    let n = 0;
    while (begins(`${once}:${part}:${n}`) >>> (32 - bits)) n++;
    proof.push(n);
  }
  postMessage({ once, proof: proof.join(".") });
};
