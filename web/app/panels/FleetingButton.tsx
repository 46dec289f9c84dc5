import { type ButtonHTMLAttributes, useRef } from "react";
import { usePassingOn } from "./use-passing-on.ts";

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  /** Selects what gets the focus once the button is gone; the map where it is left out, or nothing is there. */
  heir?: string;
}

/** A button that goes away when it is pressed. */
export function FleetingButton({ heir, ...button }: Props) {
  const self = useRef<HTMLButtonElement>(null);
  usePassingOn(self, () => (heir === undefined ? null : document.querySelector(heir)));
  return <button ref={self} type="button" {...button} />;
}
