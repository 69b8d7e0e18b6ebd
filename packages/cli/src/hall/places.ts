type Line = { readonly places?: readonly string[] | undefined }

/** The ids of the seats that a booking or a hold has; none if its seats have no numbers. */
export const placesOf = ({ lines }: { readonly lines: readonly Line[] }): readonly string[] =>
  lines.flatMap(({ places = [] }) => places)
