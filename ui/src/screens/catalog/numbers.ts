/** The largest number Rust can be told in 32 bits; what it allows is less, and it says so itself. */
export const largest = 4_294_967_295;
